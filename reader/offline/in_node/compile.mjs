// Compiles Python for the browser with the very Python that will run it there: node compile.mjs PYODIDE IN.zip OUT.zip
//
// PYODIDE is the folder of the unpacked npm package. OUT holds the same files, each .py as .pyc in its place, without
// docstrings and asserts, and with a hash that is never checked, so that nothing is compiled again.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, source, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
// The order of constants in sets depends on the hash seed, and two builds are to be equal.
const python = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
python.FS.writeFile("/in.zip", readFileSync(source));
python.runPython(`
import os, py_compile, sysconfig, zipfile

lib = sysconfig.get_path("purelib")
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
with zipfile.ZipFile("/in.zip") as source, zipfile.ZipFile("/out.zip", "w") as target:
    for path in sorted(source.namelist()):
        data = source.read(path)
        if path.endswith(".py"):
            # Compiled where it will stand, for that is what a traceback names.
            place = os.path.join(lib, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(data)
            py_compile.compile(place, "/one.pyc", doraise=True, optimize=2, invalidation_mode=mode)
            with open("/one.pyc", "rb") as file:
                data = file.read()
            path += "c"
        target.writestr(zipfile.ZipInfo(path), data)
`);
writeFileSync(target, python.FS.readFile("/out.zip"));
