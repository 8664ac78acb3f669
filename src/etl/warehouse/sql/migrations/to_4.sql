-- Layout 4: the marts of sql_files.MATERIALISED are tables, made with the views.
update schema_version set version = 4;
