"""``python -m gxparse``: what it prints, where, and its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import gxparse
from gxparse import samples
from gxparse.__main__ import main


def test_without_arguments_it_shows_every_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for entry in samples.reports():
        assert f"══ {entry.name} ══" in out
    for part in ("agency", "outline (", "tables (", "numbers (", "diagnostics ("):
        assert part in out


def test_files_are_read_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(next(entry.read_bytes() for entry in samples.reports() if entry.name == "prose.txt"))
    assert main([str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"══ {path} ══\n鹤湾市梧桐区人民政府2017年政府信息公开工作年度报告\n")
    assert "phone        0000-8234567" in out


def test_json_is_one_report_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    read = [gxparse.parse(entry.read_bytes(), uri=entry.name) for entry in samples.reports()]
    assert [gxparse.loads(line) for line in lines] == read


def test_what_cannot_be_read_is_told_and_the_others_still_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, broken, absent = tmp_path / "good.txt", tmp_path / "broken.bin", tmp_path / "absent.txt"
    good.write_text("松山镇2016年政府信息公开工作年度报告\n一、概述\n公开12条。\n", "utf-8")
    broken.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))  # the head of an old DOC file
    assert main([str(absent), str(broken), str(good)]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in err.splitlines()][:2] == [str(absent), str(broken)]
    assert "松山镇2016年政府信息公开工作年度报告" in out


def test_wrong_usage_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--nothing"])
    assert stopped.value.code == 2
    assert "usage: python -m gxparse" in capsys.readouterr().err


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "gxparse", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=dict(os.environ, **environment))


def test_as_a_program_it_writes_utf_8_whatever_the_locale() -> None:
    done = run(PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "政府信息公开" in done.stdout.decode("utf-8")


def test_as_a_program_it_stops_quietly_when_the_reader_of_its_pipe_does() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gxparse", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
