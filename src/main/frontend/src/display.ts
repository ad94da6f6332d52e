// How this reader wants pages to look, kept in this browser only. It runs in the head before anything is drawn, so that nothing
// changes under the reader's eyes; it must build to one small file without imports.
try {
  document.documentElement.classList.add(...(localStorage.getItem("capacity.display") ?? "").split(" ").filter((each) => /^[a-z]+(-\d+)?$/.test(each)));
} catch {
  // A browser that keeps nothing shows the pages as they are.
}
