"""The files of a service are placed all together or not at all, and a second time nothing happens."""

import errno
import grp
import os
import pathlib
import pwd
import stat

import pytest
from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.testing import patch_module_args
from ansible_collections.scalable.jitsi.plugins.module_utils import deployment
from ansible_collections.scalable.jitsi.plugins.module_utils.deployment import Deployment, DeploymentError
from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK
from ansible_collections.scalable.jitsi.plugins.module_utils.nginx_serving import NotServed

PLACEHOLDER = "JtPlaceholder0123456789012345678"
SECRET = "RealRealRealRealRealRealRealReal"
SECRETS = {PLACEHOLDER: SECRET}


class Host:
    """A folder that stands for the host."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.check_mode = False
        self.diff: list[dict] = []

    def text(self, name: str, text: str, mode: str = "0640") -> dict:
        """Return a file to deploy, owned by whoever runs the tests."""
        owner, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
        return {"dest": str(self.folder / name), "text": text, "owner": owner, "group": group, "mode": mode}

    def link(self, name: str, target: str) -> dict:
        """Return a link to deploy."""
        return {"dest": str(self.folder / name), "link": target}

    def apply(self, *files: dict, validate: tuple = (), site=None) -> list[str]:
        """Deploy, and return the names of what was changed."""
        with patch_module_args({"_ansible_check_mode": self.check_mode}):
            module = AnsibleModule(argument_spec={}, supports_check_mode=True)
        deployment = Deployment(module, list(files), SECRETS)
        try:
            return [os.path.relpath(path, self.folder) for path in deployment.apply(list(validate), site)]
        finally:
            self.diff = deployment.diff

    def state(self) -> dict[str, tuple]:
        """Return everything that can be seen in the folder: content or target, and mode."""
        found = {}
        for path in sorted(self.folder.rglob("*")):
            name, mode = str(path.relative_to(self.folder)), stat.S_IMODE(path.lstat().st_mode)
            if path.is_symlink():
                found[name] = (os.readlink(path),)
            else:
                found[name] = (path.read_bytes() if path.is_file() else None, mode)
        return found


@pytest.fixture
def backups(tmp_path_factory, monkeypatch) -> pathlib.Path:
    """Return the folder for files of others, one that is not the machine's own."""
    folder = tmp_path_factory.mktemp("var") / "backups"
    monkeypatch.setattr(deployment, "BACKUPS", str(folder))
    return folder


@pytest.fixture
def host(tmp_path, backups) -> Host:
    """An empty host."""
    return Host(tmp_path)


def test_files_and_links_are_placed_with_secrets_and_mode(host):
    changed = host.apply(host.text("etc/a.conf", f"password = {PLACEHOLDER}\n"), host.link("enabled", "etc/a.conf"))
    assert changed == ["etc/a.conf", "enabled"]
    assert host.state() == {
        "enabled": ("etc/a.conf",),
        "etc": (None, 0o755),
        "etc/a.conf": (f"password = {SECRET}\n".encode(), 0o640),
    }


def test_the_second_time_nothing_changes(host):
    files = [host.text("a.conf", f"password = {PLACEHOLDER}\n"), host.link("enabled", "a.conf")]
    host.apply(*files)
    written = (host.folder / "a.conf").stat()
    assert host.apply(*files) == []
    assert (host.folder / "a.conf").stat() == written
    assert host.diff == []


def test_only_what_differs_is_changed(host):
    files = [host.text("a.conf", "a\n"), host.text("b.conf", "b\n"), host.link("enabled", "a.conf")]
    host.apply(*files)
    (host.folder / "b.conf").write_text("by hand\n")
    assert host.apply(*files) == ["b.conf"]
    assert [part["before_header"] for part in host.diff] == [str(host.folder / "b.conf")]


def test_another_mode_is_a_change(host):
    host.apply(host.text("a.conf", "a\n"))
    (host.folder / "a.conf").chmod(0o666)
    assert host.apply(host.text("a.conf", "a\n")) == ["a.conf"]
    assert host.state()["a.conf"] == (b"a\n", 0o640)


def test_check_mode_shows_and_writes_nothing(host):
    (host.folder / "a.conf").write_text("password = short1\n")
    before = host.state()
    host.check_mode = True
    assert host.apply(
        host.text("a.conf", f"password = {PLACEHOLDER}\n"), host.text("new/b.conf", "b\n"), host.link("enabled", "a")
    ) == ["a.conf", "new/b.conf", "enabled"]
    assert host.state() == before
    assert len(host.diff) == 3
    assert "short1" not in str(host.diff) and SECRET not in str(host.diff) and MASK in str(host.diff)


def test_what_the_service_refuses_is_taken_back(host):
    host.apply(host.text("a.conf", "a\n"), host.link("enabled", "a.conf"))
    (host.folder / "a.conf").write_bytes(b"by hand, \xff not text\n")
    (host.folder / "a.conf").chmod(0o604)
    before = host.state()
    script = f"echo refused {SECRET} >&2; exit 1"
    with pytest.raises(DeploymentError) as refusal:
        host.apply(
            host.text("a.conf", f"{PLACEHOLDER}\n"),
            host.text("new.conf", "new\n"),
            host.link("enabled", "new.conf"),
            validate=("sh", "-c", script),
        )
    assert host.state() == before
    assert f"refused {MASK}" in str(refusal.value) and SECRET not in str(refusal.value)
    assert "are as they were before" in str(refusal.value)


class Unserved:
    """A site that nginx does not serve, and sees its files when it is given back."""

    def __init__(self, path: pathlib.Path):
        self.path = path
        self.seen = ""

    def take(self) -> bool:
        """Do not."""
        raise NotServed("nginx does not serve it")

    def give_back(self) -> None:
        """Look at the file."""
        self.seen = self.path.read_text()


def test_a_site_that_is_not_served_is_given_back_with_the_files_of_before(host):
    host.apply(host.text("a.conf", "a\n"))
    site = Unserved(host.folder / "a.conf")
    with pytest.raises(DeploymentError, match="nginx does not serve it; the files of this service are as they were"):
        host.apply(host.text("a.conf", "b\n"), site=site)
    assert site.seen == "a\n"
    host.check_mode = True
    assert host.apply(host.text("a.conf", "b\n"), site=site) == ["a.conf"]


def test_a_mode_is_taken_back_too(host):
    host.apply(host.text("a.conf", "a\n"))
    (host.folder / "a.conf").chmod(0o604)
    before = host.state()
    with pytest.raises(DeploymentError):
        host.apply(host.text("a.conf", "a\n"), validate=("false",))
    assert host.state() == before


def test_the_service_tests_the_files_in_their_place(host):
    path = host.folder / "a.conf"
    host.apply(host.text("a.conf", f"{PLACEHOLDER}\n"), validate=("grep", "--quiet", SECRET, str(path)))
    assert path.read_text() == f"{SECRET}\n"


def test_what_cannot_be_written_takes_the_others_back(host):
    (host.folder / "folder").mkdir()
    before = host.state()
    with pytest.raises(DeploymentError, match="folder"):
        host.apply(host.text("a.conf", "a\n"), host.text("folder", "no file can be here\n"))
    assert host.state() == before


def test_what_a_killed_run_left_is_taken_away(host):
    (host.folder / ".a.conf.scalable-jitsi.tmp").write_text(SECRET)
    host.apply(host.text("a.conf", "a\n"))
    assert list(host.state()) == ["a.conf"]


def test_a_link_becomes_a_file_and_its_target_stays(host):
    (host.folder / "target").write_text("of somebody else\n")
    (host.folder / "a.conf").symlink_to("target")
    assert host.apply(host.text("a.conf", "a\n")) == ["a.conf"]
    assert not (host.folder / "a.conf").is_symlink()
    assert (host.folder / "target").read_text() == "of somebody else\n"


def test_a_file_of_somebody_else_is_kept_once_for_root_alone(host, backups):
    dest = host.folder / "a.conf"
    dest.write_text("by hand\n")
    dest.chmod(0o644)
    host.apply(host.text("a.conf", "# ours\nfirst\n"))
    dest.write_text("# ours\nchanged by hand\n")
    host.apply(host.text("a.conf", "# ours\nsecond\n"))
    dest.write_text("by another hand\n")
    host.apply(host.text("a.conf", "# ours\nsecond\n"))
    kept = [path for path in backups.rglob("*") if path.is_file()]
    assert [(str(path), path.read_text()) for path in kept] == [(f"{backups}{dest}", "by hand\n")]
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700


def test_check_mode_keeps_nothing(host, backups):
    (host.folder / "a.conf").write_text("by hand\n")
    host.check_mode = True
    host.apply(host.text("a.conf", "# ours\n"))
    assert not backups.exists()


@pytest.fixture
def full_disk(monkeypatch):
    """Return a function that fills the disk: from then on nothing can be written."""
    real = os.open

    def no_room(path, flags, *arguments, **names):
        if flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return real(path, flags, *arguments, **names)

    return lambda: monkeypatch.setattr(deployment.os, "open", no_room)


def test_a_disk_that_is_full_at_a_new_file_takes_the_others_back(host, monkeypatch):
    host.apply(host.text("a.conf", "a\n"))
    before, sync = host.state(), os.fsync

    def full_at_the_second(descriptor):
        if os.readlink(f"/proc/self/fd/{descriptor}").endswith("new.conf.scalable-jitsi.tmp"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    monkeypatch.setattr(deployment.os, "fsync", full_at_the_second)
    with pytest.raises(DeploymentError, match="No space left.*as they were before"):
        host.apply(host.text("a.conf", "other\n"), host.text("new.conf", "new\n"))
    assert host.state() == before


def test_refused_files_are_taken_back_on_a_full_disk(host, full_disk, monkeypatch):
    host.apply(host.text("a.conf", "a\n"), host.link("enabled", "a.conf"))
    before = host.state()
    refuse = Deployment._test
    monkeypatch.setattr(Deployment, "_test", lambda self, command: full_disk() or refuse(self, command))
    with pytest.raises(DeploymentError, match="as they were before"):
        host.apply(
            host.text("a.conf", "b\n"), host.text("n.conf", "n\n"), host.link("enabled", "n.conf"), validate=("false",)
        )
    assert host.state() == before


def test_an_owner_whom_nobody_knows_takes_the_others_back(host):
    host.apply(host.text("a.conf", "a\n"))
    before = host.state()
    with pytest.raises(DeploymentError, match="n.conf is for the owner nobody-knows, whom this host does not know"):
        host.apply(host.text("a.conf", "b\n"), host.text("n.conf", "n\n") | {"owner": "nobody-knows"})
    assert host.state() == before


def test_a_test_that_is_not_installed_takes_the_files_back(host):
    with pytest.raises(DeploymentError, match="as they were before"):
        host.apply(host.text("a.conf", "a\n"), validate=("/nonexistent/nginx", "-t"))
    assert host.state() == {}


def test_one_file_that_cannot_be_put_back_is_named_and_the_others_are(host):
    host.apply(host.text("a.conf", "a\n"), host.text("b.conf", "b\n"))
    script = f"rm {host.folder}/b.conf && mkdir {host.folder}/b.conf && false"
    with pytest.raises(DeploymentError) as refusal:
        host.apply(host.text("a.conf", "x\n"), host.text("b.conf", "x\n"), validate=("sh", "-c", script))
    assert "b.conf could not be put back, see" in str(refusal.value) and "as they were" not in str(refusal.value)
    assert (host.folder / "a.conf").read_text() == "a\n"
    assert (host.folder / ".b.conf.scalable-jitsi.old").read_text() == "b\n"


class HalfWritten:
    """A file whose disk is full after half of what is written."""

    def __init__(self, descriptor: int, _mode: str):
        self._descriptor = descriptor

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._descriptor)

    def write(self, content: bytes) -> None:
        """Write half of it."""
        os.write(self._descriptor, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_half_a_copy_does_not_count_as_kept(host, backups, monkeypatch):
    dest = host.folder / "a.conf"
    dest.write_text("by hand\n")
    with monkeypatch.context() as patch:
        patch.setattr(deployment.os, "fdopen", HalfWritten)
        with pytest.raises(DeploymentError, match="No space left"):
            host.apply(host.text("a.conf", "# ours\n"))
    assert dest.read_text() == "by hand\n"
    host.apply(host.text("a.conf", "# ours\n"))
    assert pathlib.Path(f"{backups}{dest}").read_text() == "by hand\n"


def test_copies_lie_in_folders_like_those_they_came_from(host, backups):
    folder = host.folder / "jicofo"
    folder.mkdir()
    (folder / "a.conf").write_text("by hand\n")
    folder.chmod(0o750)
    host.apply(host.text("jicofo/a.conf", "# ours\n"))
    assert stat.S_IMODE(pathlib.Path(f"{backups}{folder}").stat().st_mode) == 0o750


def test_the_file_that_is_put_back_is_the_same_one(host):
    host.apply(host.text("a.conf", "a\n"))
    number = (host.folder / "a.conf").stat().st_ino
    with pytest.raises(DeploymentError):
        host.apply(host.text("a.conf", "b\n"), validate=("false",))
    assert (host.folder / "a.conf").stat().st_ino == number


def test_a_link_of_somebody_else_is_kept_as_a_link(host, backups):
    for name in ("a.conf", "b.conf"):
        (host.folder / name).symlink_to("theirs")
    host.apply(host.text("a.conf", "# ours\n"), host.link("b.conf", "ours"))
    assert [os.readlink(f"{backups}{host.folder}/{name}") for name in ("a.conf", "b.conf")] == ["theirs", "theirs"]


def test_a_file_of_somebody_else_in_the_place_of_a_link_is_kept(host, backups):
    (host.folder / "a.conf").write_text("by hand\n")
    host.apply(host.link("a.conf", "ours"))
    assert pathlib.Path(f"{backups}{host.folder}/a.conf").read_text() == "by hand\n"
