import type paper from '../en/paper.ts';
import type { French } from '../french.ts';

export default {
  title: 'Sur papier et sur les sites web',
  text: 'Tout ce qui est ici mène à «\u00a0{{title}}\u00a0».',
  back: 'Retour au lien',
  noUrl: {
    title: 'Ce lien n’a pas encore d’adresse',
    text: 'Activez «\u00a0Autoriser l’inscription\u00a0»\u00a0: un code QR, une affiche et un bouton pour votre site seront créés ici.',
  },
  ended: {
    title: 'Ce lien a pris fin',
    text: 'Toute personne qui scannerait son code lirait que le lien a pris fin.',
  },
  closed: 'Personne ne peut s’inscrire par ce lien pour le moment. Qui scanne le code lit pourquoi.',
  sheet: {
    title: 'À imprimer',
    paper: 'Format',
    a4: 'Affiche (A4)',
    a6: 'Carte (A6)',
    languages: 'Langue',
    both: 'Les deux',
    en: 'Anglais',
    fr: 'Français',
    tag: 'Étiquette de provenance',
    tagText:
      'Est conservée avec chaque inscription commencée depuis cette feuille. Donnez un mot à chaque lieu\u00a0: «\u00a0hall\u00a0», «\u00a0marché\u00a0».',
    print: 'Imprimer',
    preview: 'La feuille',
    code: 'Code QR du lien d’inscription',
  },
  code: {
    title: 'Code QR seul',
    text: 'Pour vos propres imprimés. Il contient l’adresse avec l’étiquette de provenance ci-dessus.',
    svg: 'Télécharger en SVG',
    png: 'Télécharger en PNG',
    failed: 'Ce navigateur n’a pas pu créer le PNG. Téléchargez plutôt le SVG.',
  },
  website: {
    title: 'Bouton pour un site web',
    text: 'Collez ceci dans une page de votre site. Rien n’est chargé depuis ici et aucun cookie n’est déposé.',
    language: 'Langue du bouton',
    html: 'HTML du bouton',
    copy: 'Copier le HTML',
    preview: 'Aperçu',
  },
  frame: {
    title: 'Cadre pour un site web',
    text: 'Les personnes indiquent leur adresse e-mail sans quitter votre site. L’inscription se poursuit ensuite dans une fenêtre à part, depuis le message reçu.',
    discreet:
      'Un lien discret ne s’affiche dans aucun cadre\u00a0: le bouton qui permet de partir aussitôt ne pourrait pas faire quitter le site qui l’entoure. Utilisez plutôt le bouton ci-dessus.',
    nobody:
      'Aucun site ne peut encore l’afficher. Indiquez le vôtre ci-dessus, sinon le cadre y restera vide.',
    language: 'Langue du cadre',
    html: 'HTML du cadre',
    copy: 'Copier le HTML du cadre',
    copied: 'Copié',
    refused: 'Ce navigateur n’a pas copié le texte. Sélectionnez-le et copiez-le vous-même.',
    screen: 'Écran',
    phone: 'Téléphone',
    desktop: 'Ordinateur',
    preview: 'Le cadre tel que le voient les visiteurs',
  },
} satisfies French<typeof paper>;
