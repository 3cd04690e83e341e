"""No reader opens a file or a connection, or starts a program: told by the interpreter's own audit events."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from fuzz.wrapping import all_kinds
from gxparse.reading import read

kinds = all_kinds("云溪县水利局年度报告\\n一、总体情况\\n全年收到申请26件。\\n指标 | 数 |\\n一 | 2 |\\n二 | 3 |\\n")
kinds["links"] = b"<html><img src='http://x.example/a'><script src='http://x.example/b'></script><iframe src='file:///c'></iframe><p>x</p>"
for data in kinds.values():
    read(data)  # libraries are imported
seen = []
watched = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "urllib.Request")
sys.addaudithook(lambda event, arguments: seen.append((event, str(arguments)[:200])) if event in watched else None)
for kind, data in kinds.items():
    read(data)
    if seen:
        sys.exit(f"{kind}: {seen}")
"""


def test_nothing_is_opened_fetched_or_run() -> None:
    path = [entry for entry in sys.path if entry] + [str(Path(__file__).parent)]
    code = f"import sys; sys.path[:0] = {path!r}\n{SCRIPT}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
