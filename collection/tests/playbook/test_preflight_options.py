"""The option of the look at all hosts that the plan judges."""


def test_another_sizing_is_refused(project):
    project.bridges["bridge1"]["jitsi_preflight_sizing"] = "strict"
    project.refused("bridge1", "jitsi_preflight_sizing", "warn, fail, ignore", "strict")
