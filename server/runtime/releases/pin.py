"""Writes requirements.txt beside a requirements.in: every package with its version and the hashes of its wheels.

    python3 pin.py 0.19.0

Needs Python 3.11 or newer with venv, and the package registry that pip is set up with. The resolution runs in a new
virtual environment, once for every Python and machine below, and nothing is installed: pip only reports what it would
take. Wheels only, so that an installation runs no package's build script. No address is written down, since a hash
says what a package is wherever it comes from.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PYTHONS = ["3.11", "3.12", "3.13"]


def linux(machine: str) -> list[str]:
    # The oldest glibc first: of two wheels that fit, the one that runs on more machines.
    names = ["manylinux1", "manylinux2010", "manylinux2014"]
    names += [f"manylinux_2_{minor}" for minor in (5, 12, 17, 24, 26, 27, 28)]
    return [f"{name}_{machine}" for name in names]


MACHINES = {
    "linux x86_64": linux("x86_64"),
    "linux aarch64": linux("aarch64"),
    "macos arm64": [f"macosx_{major}_0_arm64" for major in (11, 12, 13, 14)],
}


def resolve(pip: list[str], directory: Path, python: str, platforms: list[str]) -> list[dict]:
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        command = [*pip, "install", "--quiet", "--dry-run", "--ignore-installed", "--report", str(report)]
        command += ["--only-binary", ":all:", "--python-version", python, "--implementation", "cp"]
        command += ["--target", scratch, "--requirement", str(directory / "requirements.in")]
        for platform in platforms:
            command += ["--platform", platform]
        subprocess.run(command, check=True)
        return json.loads(report.read_text())["install"]


def main() -> None:
    directory = Path(__file__).resolve().parent / sys.argv[1]
    versions: dict[str, str] = {}
    hashes: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        pip = [f"{scratch}/bin/python", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        subprocess.run([*pip, "install", "--quiet", "--upgrade", "pip"], check=True)
        for python in PYTHONS:
            for machine, platforms in MACHINES.items():
                print(f"resolving for Python {python} on {machine}", file=sys.stderr)
                for package in resolve(pip, directory, python, platforms):
                    name = package["metadata"]["name"].lower().replace("_", "-").replace(".", "-")
                    version = package["metadata"]["version"]
                    if versions.setdefault(name, version) != version:
                        sys.exit(f"{name} resolves to {versions[name]} and to {version}; pin it in requirements.in")
                    hashes.setdefault(name, set()).add(package["download_info"]["archive_info"]["hashes"]["sha256"])
    lines = ["# Written by pin.py from requirements.in; not edited.\n", "--only-binary :all:\n"]
    for name, version in sorted(versions.items()):
        pins = "".join(f" \\\n    --hash=sha256:{pin}" for pin in sorted(hashes[name]))
        lines.append(f"{name}=={version}{pins}\n")
    (directory / "requirements.txt").write_text("".join(lines))
    print(f"{len(versions)} packages", file=sys.stderr)


if __name__ == "__main__":
    main()
