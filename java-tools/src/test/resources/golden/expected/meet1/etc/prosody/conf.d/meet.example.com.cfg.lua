link to ../conf.avail/meet.example.com.cfg.lua
