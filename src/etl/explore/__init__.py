"""`etl explore`: pages of the published warehouse, served or written as files. Nothing is computed or stored here.

`app` answers requests, `freeze` writes files; both show the pages of `pages/`, which ask `etl.query.pages`.
"""
