-- rights_notes is empty between questions, so the planner takes it for small and joined ten thousand rights with each other one by one: minutes, where
-- sorting them takes a third of a second. Not inlined into what asks, either, so that its plan is always this one.
ALTER FUNCTION rights_difference(uuid) SET enable_nestloop = off;
ALTER FUNCTION rights_difference(uuid) SET jit = off;
