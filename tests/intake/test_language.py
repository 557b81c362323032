"""Languages: English is never taken for another, others are not taken for English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.language import READ_LANGUAGES, detect

SAMPLES = {
    "en": ("The harbour board met on Monday and agreed that the ferry would stay for another year, although it had been losing money."),
    "de": (
        "Der Rat der Stadt hat am Montag beschlossen, dass die Fähre noch ein Jahr fahren wird, obwohl sie seit langem "
        "Verluste macht und nicht mehr neu ist."
    ),
    "fr": (
        "Le conseil du port s’est réuni lundi et a décidé que le bac resterait en service pendant une année de plus, "
        "bien qu’il perde de l’argent depuis des années."
    ),
    "es": (
        "La junta del puerto se reunió el lunes y decidió que el transbordador siga un año más, aunque desde hace mucho"
        " pierde dinero y no es nuevo."
    ),
    "nl": (
        "Het bestuur van de haven heeft maandag besloten dat de veerboot nog een jaar blijft varen, hoewel die al lang "
        "verlies maakt en niet meer nieuw is."
    ),
    "da": (
        "Havnens bestyrelse besluttede mandag, at færgen skal sejle et år mere, selv om den længe har givet underskud "
        "og ikke er ny, siger formanden for udvalget."
    ),
    "pl": (
        "Zarząd portu zdecydował w poniedziałek, że prom będzie pływać jeszcze przez rok, chociaż od dawna przynosi "
        "straty i nie jest już nowy, jak powiedział prezes."
    ),
    "et": (
        "Sadama nõukogu otsustas esmaspäeval, et praam sõidab veel aasta, kuigi see on juba kaua kahjumis ja ei ole "
        "enam uus, nagu ütles esimees, kes oli kohal."
    ),
    "ru": "Совет порта решил в понедельник, что паром будет ходить ещё год.",
    "uk": "Рада порту вирішила в понеділок, що пором ходитиме ще рік, її голова каже, що є гроші.",
    "el": "Το συμβούλιο αποφάσισε ότι το πλοίο μένει.",
    "ja": "港の委員会は月曜日にフェリーを続けることを決めた。",
    "zh": "港口委员会星期一决定渡轮继续运行一年。",
    "ko": "항만위원회는 월요일에 여객선을 유지하기로 했다.",
    "ar": "قرر مجلس الميناء يوم الاثنين أن تبقى العبارة",
    "fa": "هیئت بندر دوشنبه تصمیم گرفت که کشتی پابرجا بماند و چند سال دیگر کار کند",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_detect(language: str) -> None:
    assert detect(SAMPLES[language]) == language


@pytest.mark.parametrize(
    "text", ["", "1234 ... 5", "Macron", "Tallinn", "Hamas", "Putin Xi Beijing", "Ferry stays", "Die Welt", "\ud800", "🙂"]
)
def test_a_few_words_are_no_evidence(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    ["The president", "Police in the harbour", "Die Zeit reports that the ferry stays in Hamburg", "She said “c’est la vie” to them"],
)
def test_short_english_is_english_or_unknown(text: str) -> None:
    assert detect(text) in READ_LANGUAGES


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    assert detect(f"{SAMPLES['en']} {SAMPLES['en']} “{SAMPLES['de']}”") == "en"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect(text) is None or len(detect(text) or "") == 2
