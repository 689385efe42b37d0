// Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
// Laid over the packaged file by nginx: nested objects are merged, everything else is replaced.
(function merge(into, from) {
  Object.keys(from).forEach(function (key) {
    var value = from[key];
    var nested = value !== null && typeof value === 'object' && !Array.isArray(value);
    if (nested && into[key] !== null && typeof into[key] === 'object') {
      merge(into[key], value);
    } else {
      into[key] = value;
    }
  });
}
)(interfaceConfig, {});
