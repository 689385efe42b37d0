-- Lab stand-in: tells browsers that it is there, and does nothing. Jitsi's was a component of rooms until 2026.
module:depends("muc");
module:require "lab_announce" ("polls");
