/* Lab stand-in: the settings that a deployment usually touches. */
var subdomain = '<!--# echo var="subdomain" default="" -->';
var subdir = '<!--# echo var="subdir" default="" -->';
if (subdomain) {
    subdomain = subdomain.substr(0, subdomain.length - 1).split('.').join('_').toLowerCase() + '.';
}
var config = {
    hosts: {
        domain: 'jitsi-meet.example.com',
        muc: 'conference.' + subdomain + 'jitsi-meet.example.com'
    },
    bosh: 'https://jitsi-meet.example.com/' + subdir + 'http-bind',
    // websocket: 'wss://jitsi-meet.example.com/' + subdir + 'xmpp-websocket',
    testing: {},
    enableNoAudioDetection: true,
    enableNoisyMicDetection: true,
    channelLastN: -1,
    enableWelcomePage: true,
    p2p: {
        enabled: true,
        stunServers: [
            { urls: 'stun:meet-jit-si-turnrelay.jitsi.net:443' }
        ]
    },
    analytics: {}
};
