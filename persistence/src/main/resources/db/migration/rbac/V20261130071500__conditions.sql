-- Conditions: an assignment or deny that holds for questions with certain attributes only, such as {"resource.status": "active"}. Each of the
-- attributes must be equal, as text, number or truth value. What is asked without attributes cannot evaluate a condition: then it grants
-- nothing, and denies. So the product's own door and user_has_org_permission_enhanced leave such an assignment out, and heed such a deny.
ALTER TABLE user_roles ADD COLUMN condition jsonb NOT NULL DEFAULT '{}';
ALTER TABLE user_roles ADD CONSTRAINT user_roles_condition CHECK (
  jsonb_typeof(condition) = 'object' AND length(condition::text) <= 4000
  AND NOT jsonb_path_exists(condition, 'strict $.keyvalue() ? (!(@.key like_regex "^(subject|resource|action|context)[.][A-Za-z0-9_.-]{1,64}$")
    || @.value.type() == "object" || @.value.type() == "array" || @.value.type() == "null")'));
ALTER TABLE permission_denies ADD COLUMN condition jsonb NOT NULL DEFAULT '{}';
ALTER TABLE permission_denies ADD CONSTRAINT permission_denies_condition CHECK (
  jsonb_typeof(condition) = 'object' AND length(condition::text) <= 4000
  AND NOT jsonb_path_exists(condition, 'strict $.keyvalue() ? (!(@.key like_regex "^(subject|resource|action|context)[.][A-Za-z0-9_.-]{1,64}$")
    || @.value.type() == "object" || @.value.type() == "array" || @.value.type() == "null")'));
