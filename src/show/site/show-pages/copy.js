// Fields to copy from: without a script they are marked and copied by hand.
for (const button of document.querySelectorAll('[data-copy]')) {
    const field = document.getElementById(button.dataset.copy), text = button.textContent;
    button.hidden = false;
    field.addEventListener('focus', () => field.select());
    button.addEventListener('click', async () => {
        try {
            await navigator.clipboard.writeText(field.value);
        } catch { // not allowed, or not over https
            field.select();
            document.execCommand('copy');
        }
        button.textContent = button.dataset.copied;
        button.setAttribute('aria-live', 'polite');
        setTimeout(() => { button.textContent = text; }, 3000);
    });
}
