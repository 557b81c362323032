"""Time is counted once, towards the innermost stage."""

from sayso import stages


def test_a_stage_inside_another_is_taken_off_it(monkeypatch):
    clock = iter([0.0, 1.0, 3.0, 3.5, 4.0, 10.0])
    monkeypatch.setattr(stages, "perf_counter", lambda: next(clock))
    with stages.measured() as seconds, stages.stage("outer"):
        with stages.stage("inner"):
            pass
        with stages.stage("inner"):
            pass
    assert seconds == {"inner": 2.5, "outer": 7.5}


def test_nothing_is_counted_where_nobody_asks():
    with stages.stage("alone"):
        pass
    with stages.measured() as seconds:
        pass
    assert seconds == {}
