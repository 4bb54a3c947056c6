-- Roles that change hands by terms, the officers of an organization: what a pack marks is offered for a hand-over while nobody holds it, and
-- while somebody holds it without an end.
ALTER TABLE role_pack_roles ADD COLUMN office boolean NOT NULL DEFAULT false;
UPDATE role_pack_roles SET office = true
WHERE pack = 'parent-teacher-organization'
  AND role IN ('president', 'vice_president', 'treasurer', 'secretary', 'committee_chair');
