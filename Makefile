# Both main commands install what they need and can be run again. They need root: they install Debian packages and
# boot hosts.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export ANSIBLE_CONFIG := $(CURDIR)/ansible.cfg
# Ansible wants a UTF-8 locale, and this is the one that every Debian has.
export LC_ALL := C.UTF-8
lab := molecule/lab/lab
maven := mvn --batch-mode --no-transfer-progress
# Of `make demo`: where Jitsi's packages come from, instead of the lab's stand-ins.
packages ?=
export LAB_PACKAGES := $(if $(filter jitsi,$(packages)),jitsi,$(abspath $(packages)))
demo_playbook := ANSIBLE_VAULT_PASSWORD_FILE=molecule/lab/vault-password ansible-playbook --inventory inventories/lab

.PHONY: help
help: ## show what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

.PHONY: demo
demo: setup-lab build ## the main job on booted hosts; packages=jitsi: with Jitsi's own packages, packages=FOLDER: with these
	LAB=demo $(lab) up
	LAB=demo $(demo_playbook) site.yml
	LAB=demo $(demo_playbook) verify.yml
	@molecule/lab/look-around

.PHONY: demo-down
demo-down: ## leave the demo and remove all that it made
	LAB=demo $(lab) down
	rm -rf build/lab/demo

.PHONY: preview
preview: setup build ## render the example inventory into build/preview, without root and without hosts
	rm -rf build/preview
	ansible-playbook --inventory inventories/example --check --extra-vars jitsi_preview=$(CURDIR)/build/preview scalable.jitsi.plan
	@find build/preview -mindepth 2 -not -type d | sort

.PHONY: test
test: setup-lab ## everything that must pass
	.ci/test

.PHONY: lint
lint: setup build ## the linters
	collection/plugins/plugin_utils/jitsi-tools lint collection/roles
	.ci/options-doc --check
	.ci/checks-doc --check
	black --quiet --check --line-length 120 collection molecule .ci/options-doc .ci/checks-doc
	yamllint --strict .
	ansible-lint --profile production --strict --offline
	git ls-files -z ':!*.j2' | xargs --null grep --directories=skip --files-with-matches --extended-regexp '^#!/(usr/bin/env bash|bin/(ba)?sh)' | xargs shellcheck

.PHONY: unit
unit: setup-tests build ## tests that need no host
	pytest --quiet --ignore collection/tests/dialect

# What templates print and rules say is not up to Ansible; the first line compares that.
same_on_each_core := $(addprefix --ignore-glob=*/test_,*_options.py contradictions.py golden.py metrics_monitoring.py packages.py)

.PHONY: dialect
dialect: setup-tests build ## both template engines against each other, and the oldest ansible-core that we support
	DIALECT_OLDEST=1 pytest --quiet collection/tests/dialect
	PATH=$(CURDIR)/.venv-oldest/bin:$$PATH python -m pytest --quiet $(same_on_each_core) collection/tests/playbook

.PHONY: scenarios
scenarios: setup-lab build ## the Molecule scenarios, on booted hosts
	.ci/scenarios

.PHONY: lab-test
lab-test: setup-lab build ## the lab's own tests
	molecule/lab/test-lab.sh

.PHONY: images
images: setup-lab ## the base images of the lab's hosts, for Debian 12 and 13
	$(lab) image
	DISTRO=trixie $(lab) image

.PHONY: rotations
rotations: setup-lab build ## the scenarios of the rotation, also with thirty bridges; not in make test, for its time
	molecule test --scenario-name rotate
	molecule test --scenario-name thirty

.PHONY: cloud
cloud: setup-lab build ## a machine becomes a bridge by cloud-init; not in make test, for its time
	PYTEST_ADDOPTS="-k cloud_init" molecule test --scenario-name scale

.PHONY: full
full: setup-lab build ## the scenario with everything switched on, on Debian 12; make test runs it on Debian 13
	DISTRO=bookworm molecule test --scenario-name full

.PHONY: bench
bench: setup build ## how fast it is; writes the table in bench/README.md
	java -cp collection/plugins/plugin_utils/jitsi-tools.jar bench/Bench.java

.PHONY: bench-runs
bench-runs: setup-lab build ## what runs of site.yml cost, on booted hosts; writes a table in bench/README.md
	bench/runs.py --many 1000 --forks 5,10,20

.PHONY: quality
quality: bench ## the benches, line coverage and mutation tests; takes a quarter of an hour
	$(maven) --activate-profiles quality -DexcludedGroups= --projects java-tools verify

.PHONY: build
build: setup ## everything that Maven builds, without its tests
	$(maven) --quiet --activate-profiles lab -DskipTests package

.PHONY: package
package: setup ## the same with its tests; the collection's artifact is in target
	$(maven) --activate-profiles lab -DexcludedGroups= package

.PHONY: setup setup-lab setup-tests
setup:
	@.ci/setup
setup-lab:
	@.ci/setup --with-lab
setup-tests: setup
	@.ci/setup --with-tests
