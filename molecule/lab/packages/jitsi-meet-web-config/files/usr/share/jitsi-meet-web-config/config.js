/* Lab stand-in: the settings that a deployment usually touches. */
var config = {
    hosts: {
        domain: 'jitsi-meet.example.com',
        muc: 'conference.jitsi-meet.example.com'
    },
    bosh: 'https://jitsi-meet.example.com/http-bind',
    // websocket: 'wss://jitsi-meet.example.com/xmpp-websocket',
    testing: {},
    enableNoAudioDetection: true,
    enableNoisyMicDetection: true,
    channelLastN: -1,
    enableWelcomePage: true,
    p2p: {
        enabled: true
    },
    analytics: {}
};
