// Sets the chosen theme before the first paint; a file of its own because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem("banksia.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage refused: the theme of the system applies.
}
