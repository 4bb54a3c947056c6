-- A signing key can be withdrawn before its time; the trigger on the table tells every node.
GRANT UPDATE (signs_until, published_until) ON signing_keys TO holdfast_app;
