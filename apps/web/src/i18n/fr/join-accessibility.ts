import type en from '../en/join-accessibility.ts';
import type { French } from '../french.ts';

/** The accessibility statement. */
const accessibility: French<typeof en> = {
  accessibility: {
    title: 'Accessibilité',
    intro:
      'Ces pages sont faites pour tout le monde\u00a0: au clavier, avec un lecteur d’écran, agrandies à 400\u00a0%, dans vos propres couleurs, sans animation.',
    stateHeading: 'Où nous en sommes',
    state:
      'Les pages d’inscription et celles des clients respectent les règles d’accessibilité du Web (WCAG) 2.2, niveau AA, autant que nos propres tests le montrent. Aucun audit indépendant n’a encore eu lieu.',
    testsHeading: 'Ce qui est testé à chaque version',
    tests: {
      rules:
        'Les règles qu’un programme peut vérifier, sur chaque page et chaque erreur, en clair et en sombre.',
      keyboard: 'Chaque étape au clavier seul, avec l’élément actif toujours visible.',
      zoom: 'L’agrandissement à 400\u00a0%, le texte à 200\u00a0%, et un espacement plus large des lettres, des mots et des lignes.',
      colours: 'Les couleurs à fort contraste, et moins d’animation si l’appareil le demande.',
      spoken: 'Ce que reçoit un lecteur d’écran, page par page, comparé à un script écrit.',
    },
    limitsHeading: 'Ce qui peut encore vous gêner',
    limits: {
      people:
        'Les personnes qui utilisent ces outils au quotidien n’ont pas encore essayé les pages lors d’un test organisé.',
      documents:
        'Les conditions, la politique de confidentialité et le site d’une organisation lui appartiennent\u00a0: ils ne font pas partie de ces pages.',
      device:
        'La fenêtre qui demande votre empreinte, votre visage ou votre code appartient à votre appareil. Un mot de passe fonctionne aussi.',
    },
    helpHeading: 'Quelque chose ne fonctionne pas pour vous\u00a0?',
    help: 'Écrivez à l’organisation qui vous invite, ou appelez-la\u00a0: ses coordonnées figurent sur sa page et dans ses messages. Elle peut vous inscrire elle-même. Sans réponse, adressez-vous à l’autorité de votre pays\u00a0; en France, le Défenseur des droits.',
    written: 'Rédigé le {{date}}.',
  },
};

export default accessibility;
