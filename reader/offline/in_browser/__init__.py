"""What runs on Pyodide in the browser: NumPy's stand-in, and the start of the app in its worker."""
