import pytest

from tests.benchmarks.__main__ import main


def test_options_go_to_the_benchmark_that_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["finding_names", "--help"]) == 0
    assert "--megabytes" in capfd.readouterr().out


def test_a_benchmark_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finding_nams", "--megabytes", "5"]) == 2
    assert "no benchmark is called finding_nams;" in capsys.readouterr().err
