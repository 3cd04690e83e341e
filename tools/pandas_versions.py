"""Checks that frames are made by the lowest and the newest pandas allowed, each without pyarrow: in environments of its own.

``python tools/pandas_versions.py`` makes two virtual environments under ``build/``, installs the wheel of this tree with
one pandas each, and runs this file there with ``--here``, which builds each kind of frame and looks at what is in it.
"""

import argparse
import importlib.util
import subprocess
import sys
import venv
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build"
# pandas 2.0 was built against NumPy 1.
VERSIONS: Final = {"lowest": ("pandas==2.0.3", "numpy<2"), "newest": ("pandas",)}

TEXT: Final = """云溪区水务局2016年政府信息公开工作年度报告
一、概述
全年收到申请2件。
统计指标 | 单位 | 统计数 |
(一)收到申请数 | 件 | 2 |
1.当面申请数 | 件 | 0 |
2.传真申请数 | 件 | - |
七、依申请公开信息收取的费用 | 元 | 0.50 |
"""


def check() -> None:
    """Build each kind of frame with the pandas of this environment."""
    import gxparse as gx

    pd = import_module("pandas")  # without stubs here: whatever it gives is looked at below
    assert importlib.util.find_spec("pyarrow") is None, "pyarrow is installed: this environment proves nothing"
    report = gx.parse(TEXT)
    table = report.tables[0].to_pandas()
    assert table.shape[0] == 4
    assert pd.isna(table.loc["2.传真申请数", "统计数"])
    values = gx.normalise(report).to_pandas()
    assert set(values["code"]) >= {"requests.received", "requests.received.in_person", "fees.collected"}
    assert gx.audit(report).to_pandas().shape[0] == len(gx.audit(report).findings)
    assert gx.compare(report, report).to_pandas().shape[0] == len(gx.compare(report, report).changes)
    assert gx.panel([report]).to_pandas(decimals="float").shape[0] == len(gx.panel([report]).rows)
    print(f"pandas {pd.__version__} without pyarrow: frames of tables, observations, audits, comparisons and panels")


def run(name: str, packages: tuple[str, ...]) -> int:
    """The exit status of the check in an environment with these packages."""
    home = BUILD / f"pandas-{name}"
    venv.create(home, clear=True, with_pip=True)
    python = str(home / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    wheel = next((BUILD / "wheels").glob("gxparse-*.whl"))
    status = subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel), *packages], check=False).returncode
    return status or subprocess.run([python, __file__, "--here"], cwd=home, check=False).returncode


def main() -> int:
    """Both versions, or with ``--here`` the check in this environment."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("--here", action="store_true", help="check the pandas of this interpreter")
    if cli.parse_args().here:
        check()
        return 0
    return max(run(name, packages) for name, packages in VERSIONS.items())


if __name__ == "__main__":
    sys.exit(main())
