package org.scalablejitsi.tools.report;

/** The page's style sheet: one column on a phone, two on a desk. */
final class ReportStyle {

  static final String CSS =
      """
      :root {
        --paper: #ffffff; --ink: #1c2226; --dim: #4a555e; --line: #d5dbe0; --soft: #f1f4f7;
        --ok: #1a6b34; --warning: #8a5300; --failed: #b3261e; --skipped: #4a555e;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #15191c; --ink: #e6eaed; --dim: #b4bec6; --line: #39434a; --soft: #1e2428;
          --ok: #7fd79a; --warning: #f3c06b; --failed: #ff9d94; --skipped: #b4bec6;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0 auto; padding: 1rem; max-width: 75rem; background: var(--paper);
        color: var(--ink); font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere;
      }
      h1, h2, h3, p, ul { margin: 0; padding: 0; }
      h1 { font-size: 1.5rem; }
      h2 { font-size: 1.15rem; margin: 0 0 .6rem; }
      h3 { font-size: 1rem; }
      .ok { --state: var(--ok); }
      .warning { --state: var(--warning); }
      .failed { --state: var(--failed); }
      .skipped { --state: var(--skipped); }
      .dim, .facts { color: var(--dim); font-size: .9rem; }
      header { border-left: .4rem solid var(--state); padding: .2rem 0 .2rem .9rem; }
      .verdict { color: var(--state); font-size: 1.15rem; font-weight: 600; }
      .counts { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; }
      .counts li { color: var(--state); }
      main { display: grid; gap: 1.6rem; margin-top: 1.6rem; }
      section { min-width: 0; }
      .problems { display: grid; gap: .7rem; list-style: none; }
      .problems li {
        border: 1px solid var(--line); border-left: .4rem solid var(--state);
        border-radius: .4rem; padding: .6rem .8rem; background: var(--soft);
      }
      .badge {
        color: var(--state); border: 1px solid currentcolor; border-radius: 1rem;
        padding: 0 .55rem; font-size: .8rem; font-weight: 600; white-space: nowrap;
      }
      .remedy { color: var(--dim); margin-top: .25rem; }
      code { font: .9em ui-monospace, monospace; color: var(--ink); }
      details {
        border: 1px solid var(--line); border-left: .4rem solid var(--state);
        border-radius: .4rem; margin-bottom: .6rem; padding: .5rem .8rem;
      }
      summary { cursor: pointer; }
      .host { font-weight: 600; }
      .facts { display: block; }
      table { border-collapse: collapse; width: 100%; margin-top: .5rem; font-size: .95rem; }
      th { display: none; }
      tr { display: grid; grid-template-columns: 1fr auto; border-top: 1px solid var(--line); }
      tbody tr { padding: .45rem 0; }
      thead tr { border: 0; }
      td { padding: 0; }
      td:first-child { font-weight: 600; }
      td:last-child { grid-column: 1 / -1; }
      .picture svg { display: block; margin: 0 auto; }
      @media (min-width: 60rem) {
        body { padding: 2rem; }
        main { grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); gap: 2rem; }
        main > section:not(.picture):not(:last-child) { grid-column: 1 / -1; }
        tr { grid-template-columns: 10rem 6.5rem 1fr; gap: .8rem; }
        td:last-child { grid-column: auto; }
      }
      """;

  private ReportStyle() {}
}
