// What a reader sees where something did not come: a sentence, and a button that tries again where trying again may help.

export interface Again {
  label: string;
  action: () => void;
}

/** @param role `alert` where what was just asked failed, `status` where the page is complete without it */
export function notice(name: string, role: "alert" | "status", words: string, again: Again | null): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", role);
  const sentence = document.createElement("p");
  sentence.textContent = words;
  element.append(sentence);
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "try-again";
    button.textContent = again.label;
    button.addEventListener("click", again.action);
    element.append(button);
  }
  return element;
}
