var config = {
    hosts: { domain: 'meet.example.com', muc: 'conference.meet.example.com' },
};
