-- Lab stand-in: tells browsers that it is there, and does nothing.
module:require "lab_announce" ("polls");
