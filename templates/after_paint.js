// In each page itself, named by its digest in the policy: what only adds to a page is fetched once its text is painted,
// 200 ms after the first frame was begun; at once where words are to be marked.
((here) => {
  const fetchIt = () => here.after(Object.assign(document.createElement("script"), { src: here.dataset.src }));
  requestAnimationFrame(() => setTimeout(fetchIt, location.search ? 0 : 200));
})(document.currentScript);
