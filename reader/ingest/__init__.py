"""Reading files: bytes become an Article, one module a format; no imported markup is ever passed on."""
