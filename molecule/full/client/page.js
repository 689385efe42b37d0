// What the web app does with Jitsi's client library, for the tests: run in a page of the site, whose settings it uses.
// What comes in is kept in `log`, for whoever asks later.
const { connection: OF_CONNECTION, conference: OF_CONFERENCE } = JitsiMeetJS.events;
const log = { people: [], messages: [], warnings: [] };
let connection, conference;

// Resolves with the name of the first event that comes, and with the first that it says.
const first = (target, ...names) => new Promise(resolve => names.forEach(name =>
    target.addEventListener(name, said => resolve([ name, said ].filter(Boolean).join(' ')))));

window.client = {
    log,

    // By 'bosh' or 'websocket'; an id is for who has an account.
    connect(way, id, password) {
        const websocket = `wss://${config.hosts.domain}/xmpp-websocket`;

        connection = new JitsiMeetJS.JitsiConnection(null, null, {
            hosts: config.hosts,
            p2p: config.p2p,
            serviceUrl: way === 'bosh' ? config.bosh : config.websocket || websocket
        });
        const came = first(connection, OF_CONNECTION.CONNECTION_ESTABLISHED, OF_CONNECTION.CONNECTION_FAILED);

        connection.connect({ id, password });

        return came;
    },

    // Asks jicofo for the room and enters it. Who waits for somebody with an account asks again in the same conference.
    join(room) {
        if (!conference) {
            conference = connection.initJitsiConference(room, {});
            conference.on(OF_CONFERENCE.USER_JOINED, id => log.people.push(id));
            conference.on(OF_CONFERENCE.MESSAGE_RECEIVED, (id, text) => log.messages.push(`${id}: ${text}`));
        }
        const came = first(conference, OF_CONFERENCE.CONFERENCE_JOINED, OF_CONFERENCE.CONFERENCE_FAILED);

        conference.join();

        return came;
    },

    me: () => conference.myUserId(),
    say: text => conference.sendTextMessage(text),

    // The names of a host by what it says it is, in the session that there is.
    async identities(host) {
        const { identities } = await connection.xmpp.caps.getFeaturesAndIdentities(host);

        return Object.fromEntries([ ...identities ].map(({ type, name }) => [ type, name ]));
    },

    // As today's library asks for a conference before it logs in.
    async request(url, room) {
        const answer = await fetch(url, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ room: `${room}@${config.hosts.muc}`, machineUid: 'x', properties: {} })
        });

        return answer.ok ? answer.json() : { status: answer.status };
    },

    async leave() {
        if (conference) {
            await conference.leave();
        }
        await connection.disconnect();
    }
};
JitsiMeetJS.setLogLevel(JitsiMeetJS.logLevels.WARN);
JitsiMeetJS.init({ disableAudioLevels: true });
