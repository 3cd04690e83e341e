"""What a Report retains and pickles to, beside the memory of its text: `python benchmarks/readers/memory.py [FILE ...]`."""

import gc
import pickle
import sys
import tracemalloc
from pathlib import Path

from gxparse.parser import parse
from gxparse.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def retained(path: Path) -> tuple[int, int]:
    """Bytes that a Document and a Report of the file keep alive, the text included."""
    found: list[int] = []
    for make in (read, parse):
        make(path)  # caches and late imports are not counted
        gc.collect()
        tracemalloc.start()
        kept = make(path)
        gc.collect()
        found.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
        del kept
    return found[0], found[1]


def main(arguments: list[str]) -> None:
    """Measure the files given, or the seeds and real reports that lie beside the repository."""
    files = [Path(name) for name in arguments] or [
        *sorted(SHARED.glob("seeds/*.txt")),
        *sorted(path for path in SHARED.glob("reports/*2*") if ".gold." not in path.name),
    ]
    print(f"{'file':<32} {'text':>8} {'document':>9} {'report':>8} {'pickled':>8}")
    for path in files:
        report = parse(path)
        text = sys.getsizeof(report.text)
        document, whole = retained(path)
        pickled = len(pickle.dumps(report, protocol=5))
        print(f"{path.name:<32} {text:8} {document / text:9.1f} {whole / text:8.1f} {pickled / text:8.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
