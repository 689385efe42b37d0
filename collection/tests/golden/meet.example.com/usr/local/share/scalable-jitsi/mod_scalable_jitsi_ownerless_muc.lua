-- Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
-- Rooms without owners: whoever comes first makes the room and gets nothing for it, and nobody gives affiliations away.
-- The component's admins own each room all the same, by component_admins_as_room_owners.
module:hook("muc-pre-set-affiliation", function (event) event.allowed = false; end);
