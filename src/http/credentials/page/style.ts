/** One column that fits a phone of 320 px; light and dark as the device is. */
export const style = `
:root{color-scheme:light dark;--ground:#eef2f7;--card:#fff;--ink:#14212f;--soft:#586878;
--line:#ccd6e0;--field:#f8fafc;--accent:#1f4f8a;--accent-ink:#fff;--good:#17734a;--bad:#b3261e;
--bad-ground:#fdeeec;--glow:#1f4f8a33}
@media (prefers-color-scheme:dark){:root{--ground:#0d141c;--card:#16202b;--ink:#e8eef5;
--soft:#9db0c3;--line:#33455a;--field:#0f1822;--accent:#8ab8f2;--accent-ink:#0b1a2b;--good:#6fd3a2;
--bad:#ff9d94;--bad-ground:#3a1a19;--glow:#8ab8f240}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;display:grid;place-items:start center;
padding:clamp(16px,5vh,72px) 16px 24px;background:var(--ground);color:var(--ink);
font:400 16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:27rem}
.brand{display:flex;align-items:center;gap:10px;margin:0 4px 14px;color:var(--soft);
font-size:.875rem;font-weight:600}
.brand svg{width:28px;height:28px;flex:none;padding:5px;border-radius:8px;background:var(--accent);
color:var(--accent-ink)}
.card{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:24px 20px;
box-shadow:0 1px 2px #0b1a2b0f,0 12px 32px -16px #0b1a2b3d}
h1{margin:0 0 8px;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}
p{margin:0 0 16px;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.9375rem}
.card>:last-child{margin-bottom:0}
.facts{margin:0 0 18px;padding:10px 14px;border-radius:10px;background:var(--field);
border:1px solid var(--line)}
.facts div{display:flex;align-items:baseline;gap:12px;justify-content:space-between}
.facts div+div{margin-top:6px}
dt{color:var(--soft);font-size:.875rem;flex:none}
dd{margin:0;font-weight:600;font-size:.9375rem;overflow-wrap:anywhere;text-align:right;min-width:0}
label{display:block;margin-bottom:6px;font-weight:600}
.field{position:relative;display:flex;border:1px solid var(--line);border-radius:10px;
background:var(--field)}
.field:focus-within{border-color:var(--accent);box-shadow:0 0 0 4px var(--glow)}
.field.wrong{border-color:var(--bad)}
input{flex:1;min-width:0;width:100%;padding:13px 14px;border:0;background:none;color:inherit;
font:inherit;font-size:1.0625rem;outline:0}
input.code{font-variant-numeric:tabular-nums;letter-spacing:.4em;font-size:1.375rem;
text-align:center}
button{font:inherit;font-weight:600;cursor:pointer;border-radius:10px;border:1px solid transparent}
button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.quiet{min-height:44px;padding:8px 14px;background:none;color:var(--accent);border:0}
.main{display:block;width:100%;min-height:50px;margin:18px 0 12px;padding:12px 16px;
background:var(--accent);color:var(--accent-ink)}
.main:hover{filter:brightness(1.08)}
.main[disabled]{opacity:.6;cursor:default}
.rules{margin:14px 0 0;color:var(--soft);font-size:.9375rem}
.blanks{display:block;margin:14px 0 0;font-size:.9375rem}
.rules ul{list-style:none;margin:4px 0 0;padding:0;display:grid;gap:2px}
.rules li::before{content:"○";display:inline-block;width:1.5em;color:var(--soft)}
.rules li.met{color:var(--good)}
.rules li.met::before{content:"✓";color:var(--good);font-weight:700}
.problem{margin:0 0 18px;padding:12px 14px;border-radius:10px;border-left:4px solid var(--bad);
background:var(--bad-ground);color:var(--bad);font-weight:500}
.value{padding:14px 0;border-top:1px solid var(--line)}
.value:last-child{padding-bottom:0}
.values{margin:0}
.value dd{display:flex;align-items:center;justify-content:space-between;gap:10px;text-align:left}
.value code{font:600 1.0625rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;
overflow-wrap:anywhere;user-select:all;white-space:pre-wrap;min-width:0}
.value .quiet{flex:none;border:1px solid var(--line)}
.mark{width:52px;height:52px;margin-bottom:14px;border-radius:50%;display:grid;place-items:center;
font-size:1.5rem;font-weight:700;background:var(--field);border:1px solid var(--line)}
.mark.good{color:var(--good)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
[hidden]{display:none!important}
@media (min-width:480px){.card{padding:32px}}
`;
