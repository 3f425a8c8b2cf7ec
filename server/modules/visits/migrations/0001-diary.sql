create schema visits;
grant usage on schema visits to linli_app;
