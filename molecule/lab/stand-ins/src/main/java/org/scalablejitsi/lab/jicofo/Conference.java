package org.scalablejitsi.lab.jicofo;

/** A conference and the bridge that carries it. */
record Conference(String room, String meetingId, int participants, Bridge bridge) {}
