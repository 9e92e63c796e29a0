-- First statement of every reflection: nothing of the session may change what the later ones mean or write.
--
-- The search path comes first. A schema on it can hold an operator such as =(name, text) that fits better than
-- pg_catalog's, so only pg_catalog may be on it. pg_temp is named because it is otherwise searched first, for types.
-- The other settings change how ruleutils writes constants and names in definitions; the driver sets TimeZone to that
-- of the machine. Compiling plans (jit) costs more than catalog queries take.
-- All are local: they end with the transaction.
SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
       pg_catalog.set_config('quote_all_identifiers', 'off', true),
       pg_catalog.set_config('DateStyle', 'ISO, YMD', true),
       pg_catalog.set_config('IntervalStyle', 'postgres', true),
       pg_catalog.set_config('TimeZone', 'UTC', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('extra_float_digits', '1', true),
       pg_catalog.set_config('lc_monetary', 'C', true),
       pg_catalog.set_config('jit', 'off', true)
