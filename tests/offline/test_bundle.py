"""Modules as one script: each once, in a function of its own, and no form of import or export lost."""

import re
import subprocess
from pathlib import Path

import pytest
from js.test_js import find_node

from reader.errors import InputError
from reader.offline import service_worker
from reader.offline.bundle import bundle, unite
from reader.surface.page import SURFACE

MODULES = {
    "entry.js": """import { one, two as other } from "./one.js";
import * as all from "./deep/three.js";
import rules from "./rules.js";
function use() { return "mine"; }
import("./later.js").then(({ late }) => console.log([one(), other, all.three, rules.four, use(), late()].join(" ")));
""",
    "one.js": 'export function one() {\n  return "one";\n}\nexport const two = "two";\n',
    "deep/three.js": """import { one } from "./../one.js";
export class Three {}
export const three = `${one()}-three`;
""",
    "rules.js": 'export default { four: "four" };\n',
    "later.js": """console.log("loaded late");
export async function helper() {}
const box = { late: () => "late", key: "key" };
export const { late, key } = box;
""",
}


def run(script):
    return subprocess.run([*find_node(), "-e", script], capture_output=True, text=True, check=True).stdout.split("\n")


def test_every_form_that_modules_use_does_what_it_does_in_modules():
    said = run(bundle("entry.js", lambda name: MODULES[Path(name).as_posix().replace("deep/../", "")]))
    assert said == ["loaded late", "one two one-three four mine late", ""]


@pytest.fixture
def united(tmp_path):
    """Write an entry's modules as one, beside those that are imported later; return the folder and the names."""
    modules = {
        "entry.js": 'import { count } from "./counter.js";\nimport rules from "./rules.js";\n'
        'count();\nimport("./later.js").then(({ tell }) => tell(rules.four));\n',
        "counter.js": "const seen = { times: 0 };\nexport function count() {\n  return (seen.times += 1);\n}\n",
        "rules.js": MODULES["rules.js"],
        "later.js": 'import { count } from "./counter.js";\nexport const tell = (one) => console.log(one, count());\n',
    }
    made = unite("entry.js", "modules.js", modules.__getitem__)
    for name, text in (modules | made).items():
        (tmp_path / name).write_text(text)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return tmp_path, set(made)


def test_a_module_that_is_imported_later_gets_the_instances_of_those_that_are_one(united):
    folder, _ = united
    node = subprocess.run([*find_node(), str(folder / "entry.js")], capture_output=True, text=True, check=True)
    assert node.stdout == "four 2\n"


def test_only_what_is_imported_at_once_is_made_one(united):
    folder, names = united
    assert names == {"entry.js", "counter.js", "rules.js", "modules.js"}
    assert "function count" in (folder / "modules.js").read_text()
    assert "function count" not in (folder / "counter.js").read_text()


@pytest.mark.parametrize(
    "text",
    [
        'export * from "./one.js";',
        "export { a };",
        'import "./one.js";',
        'import a, { b } from "./one.js";',
        'import { a } from "elsewhere";',
    ],
)
def test_a_form_that_is_not_known_is_refused(text):
    with pytest.raises(InputError):
        bundle("entry.js", lambda name: text if name == "entry.js" else "")


def test_modules_that_import_each_other_are_refused():
    texts = {"a.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./a.js";'}
    with pytest.raises(InputError, match=r"a\.js → b\.js → a\.js"):
        bundle("a.js", texts.__getitem__)


@pytest.mark.parametrize(
    "folder", [SURFACE, Path(service_worker.__file__).parent / "worker"], ids=lambda path: path.name
)
def test_no_template_literal_stands_in_another_for_the_minifier_would_take_spaces_from_it(folder):
    nested = re.compile(r"`[^`\n]*\$\{[^}`\n]*`[^`\n]*\$\{")
    scripts = {path.name: path.read_text("utf-8") for path in folder.glob("*.js") if path.name != "spoken_rules.js"}
    assert scripts
    assert [name for name, text in scripts.items() if nested.search(text)] == []
