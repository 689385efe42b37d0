"""The secrets of the lab's vault."""

import subprocess

import yaml
from hosts import Hosts


class Vault(Hosts):
    """The vault beside the lab's inventory."""

    def vault(self) -> dict[str, dict]:
        """Return the secrets by name, with all their versions."""
        text = subprocess.run(
            ["ansible-vault", "view", self.state / "jitsi_secrets.yml"],
            capture_output=True, text=True, env=self.environment, check=True,
        ).stdout  # fmt: skip
        return yaml.safe_load(text)["secrets"]

    def secrets(self) -> dict[str, str]:
        """Return the secrets by name."""
        return {name: entry["value"] for name, entry in self.vault().items()}
