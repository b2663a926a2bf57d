/** What every attack tries to do: the checker hears of it. */
export const hit = 'attack(1)';
/** A document that does it to the page around it. */
export const hitDocument = `<script>parent.${hit}</script>`;
/** Where attacks try to send something, or to load it from: nobody's. */
export const elsewhere = 'https://evil.example';
