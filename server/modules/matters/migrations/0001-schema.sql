create schema matters;
grant usage on schema matters to linli_app;
