// Exchanges a one-time code for the cookie of the renewed session.
export async function renew(code) {
  const form = new FormData(document.getElementById("end-session"));
  form.append("code", code);
  await fetch("/login/renewal", { method: "POST", body: form, credentials: "same-origin" });
}
