// Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
config.p2p = config.p2p || {};
// The packaged file names a server of somebody else, which would learn every browser's address.
config.p2p.stunServers = [
];
// Asked before the login. Jicofo knows accounts by their login alone, so with accounts the app asks in its session.
config.conferenceRequestUrl = 'https://meet.example.com/' + subdir + 'conference-request/v1';
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
)(config, {
  "disableDeepLinking": true,
  "startAudioMuted": 10
});
