"""Bokeh and Panel touch these names of NumPy and no others; a version that touches more fails here, with the name."""

import json
import subprocess
import sys
from pathlib import Path

from reader.offline.in_browser import numpy_stand_in

TOUCHED = {
    *("bool_", "datetime64", "dtype", "float32", "float64", "int8", "int16", "int32", "integer", "ndarray"),
    *("timedelta64", "uint8", "uint16", "uint32"),
}

# The stand-in takes NumPy's place in a process of its own, and notes every name that it is asked for.
CODE = f"""
import json, sys, types
sys.path.insert(0, {str(Path(numpy_stand_in.__file__).parent)!r})
import numpy_stand_in as numpy
asked = set()
class Noting(types.ModuleType):
    def __getattribute__(self, name):
        if not name.startswith("__"):
            asked.add(name)
        return super().__getattribute__(name)
numpy.__class__ = Noting
sys.modules["numpy"] = numpy
sys.modules["pandas"] = None
{{before}}
from bokeh.document import Document
from bokeh.embed.util import standalone_docs_json_and_render_items
from reader.app.components.own_text.own_text import OwnText
document = Document()
view = OwnText(surface="surface/")
view.server_doc(document, location=False)
standalone_docs_json_and_render_items(document.roots, suppress_callback_warning=True)
view.asked = {{{{"number": 1, "name": "", "data": "VGVhIGlzIGdvb2QuIERyaW5rIGl0Lg=="}}}}
assert view.answer["number"] == 1, view.answer
print(json.dumps(sorted(asked)))
"""


def run_with_stand_in(before=""):
    command = [sys.executable, "-c", CODE.format(before=before)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_stand_in_has_all_that_is_touched():
    done = run_with_stand_in()
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == TOUCHED


def test_a_name_that_it_lacks_is_named():
    done = run_with_stand_in(before="numpy.longdouble")
    assert done.returncode != 0
    assert "longdouble" in done.stderr
