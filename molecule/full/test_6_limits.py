"""Verify judges by the limits that it is given."""


def test_verify_judges_by_its_limits(lab):
    # The certificates last for ten years at most, and no disk is empty.
    run, document = lab.verify(
        "--extra-vars=jitsi_verify_certificate_days=3650",
        "--extra-vars=jitsi_verify_disk_percent=50",
        "--extra-vars=jitsi_verify_clock_seconds=60",
    )
    states = {(check["host"], check["id"]): check["state"] for check in document["checks"]}
    assert states["meet1", "certificate prosody"] == "warning", run.output
    assert states["bridge1", "disk"] in ("warning", "failed"), run.output
    assert states["bridge1", "clock"] == "ok", run.output
