-- Creates Holdfast's database and roles. Run once by a superuser (the launcher does it for the embedded database;
-- './holdfast db init' prints it for an external one). ${…} are filled in by whoever runs it.
CREATE ROLE holdfast_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${owner_password}';
CREATE ROLE holdfast_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${app_password}';
CREATE ROLE holdfast_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${reader_password}';
-- A forgotten transaction or a runaway statement must not hold locks or rows back for ever.
ALTER ROLE holdfast_app SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE holdfast_app SET statement_timeout = '10s';
ALTER ROLE holdfast_reader SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE holdfast_reader SET default_transaction_read_only = on;
CREATE DATABASE ${database} OWNER holdfast_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO holdfast_app, holdfast_reader;
