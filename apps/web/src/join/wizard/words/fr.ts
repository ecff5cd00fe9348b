/** Short common French words for passphrases, without accents, so that every keyboard can type them. */
export const words: readonly string[] = `
  abeille abri acajou acier acteur aigle aiguille aile aimant air album algue aliment amande ambre ami
  ampoule ananas ancre ange anis anneau antenne appel arbre arc arche ardoise argent argile armoire arrosoir
  artiste asperge assiette astre atelier atlas aube aurore automne avenir averse avion avocat avoine avril
  azur bagage bague baie baignade balade balai balcon baleine balle ballon bambou banane banc banjo banque
  barque barreau basilic bassin bateau berceau berger beurre bijou billet bison blaireau bleuet blouse
  bobine bocal bois boisson bol bonbon bonnet bord botte bouche boucle bougie boule bouleau bouquet bourdon
  bourgeon bouton branche brebis bretelle brin brioche brise brosse brouette bruit brume buisson bulle
  bureau cabane cabine cacao cachet cadeau cadran cadre cahier caillou calme camion campagne canal canard
  caneton canne canot capitale caramel cargo carnet carotte carreau carte carton cascade casque castor cave
  ceinture cerf cerise chaise chalet chaleur chambre champ chandail chanson chapeau charbon chariot chat
  chaton chemin chemise cheval chien chiffre chocolat chouette cidre ciel cigale cigogne cinema cire ciseau
  citron clairon classe clavier cloche clou clown cocotier coffre coin colibri collier colline colombe
  comete compas comptoir concert conte copain coq corail corbeau corde corne costume coton couleur coupe
  courage courrier cousin couteau crabe craie crapaud cravate crayon cristal crocus cube cuir cuisine cuivre
  culture cygne cymbale danse dauphin decor dent dentelle desert dessert dessin diamant dinde dindon disque
  domaine dragon drap drapeau dune duvet eau eclair ecole ecorce ecran ecume ecureuil ecurie elan email
  encre enfance engrais entree epaule epi epice epine eponge equipe erable escalier escargot espace essaim
  est etable etage etang etape ete etoile etui evier fable facteur faisan falaise famille fanfare farine
  faucon fauteuil fenetre ferme ferry feu feuille ficelle figue fil filet fille flamant flamme fleche fleur
  fleuve flocon flute foin fontaine foret forge forme fosse foudre fougere foulard four fourmi fraise frene
  frere fromage front fruit fumee fusee galerie galet galette gant garage garcon gare gateau gaufre gazelle
  gazon geai genou geranium gerbe girafe givre glace glacier gland globe golfe gomme gorge gorille gourde
  gouter graine grange granit grappe gravier grelot grenade grenier griffe grillon grive grotte groupe grue
  guepard guitare habit haie hamac hameau hamster hangar hanneton haricot harpe herbe hermine heron hetre
  heure hibou hiver homard horizon horloge hotel huile huitre humour ibis iceberg idee igloo image indigo
  insecte iris ivoire jade jaguar jambe jambon janvier jardin jasmin jeton jeudi joie jonc jongleur jouet
  jour journal judo juillet juin jument jungle jupe jus kayak kiosque kiwi koala lac laine lait laitue lama
  lame lampe lande lanterne lapin larme laurier lavande lecture legume lettre levier lezard liane lien
  lierre lievre ligne lilas lime limonade lin linge lion liseron lit livre loche loisir losange lotus loup
  loutre lucarne luciole lueur luge lumiere lundi lune lunette lustre lutin lynx machine magasin mai maillot
  main maison manege mangue manteau marbre marche mardi marin marmite marron mars marteau masque matelas
  matin meduse melodie melon menthe menu mer merle mesange message metal meteo meuble miel mimosa mine
  minute miroir moineau moisson montagne montre morse mosaique moteur motif mouche mouette moulin mousse
  mouton muguet mule mur mure muscade musee musique myrtille nacre nappe narcisse natte nature navet navire
  neige nenuphar nez niche nid noisette noix nord note nougat nuage nuance nuit oasis objet ocean octobre
  oeillet oie oignon oiseau olive olivier ombre ongle opale opera orage orange orchidee ordre oreille orge
  orgue orme ortie oseille otarie ouest ours outil ovale page paille pain palais palette palmier panda
  panier panneau paon papier papillon paquet parade parasol parc parfum parking parole passage pastel
  pasteque patate patin patio paume paysage peche peigne peinture pelican pelle pelouse peluche pendule
  perche perdrix perle perruque persil petale phare phoque photo piano pie pierre pieuvre pigeon pilote
  piment pin pinceau pingouin pioche pirate piscine piste pivoine place plage plaine planche planete plante
  plateau plomb pluie plume poche poele poeme poire pois poisson poivre pomme pompier poney pont porche port
  porte potager poterie potiron poule poulie poupee poussin prairie preau prune puits pull pupitre puzzle
  pyjama quai quartz quille radeau radio radis raisin rame ramier rateau ravin rayon recolte refuge regard
  regle reine renard renne repas reptile requin rideau riviere riz robe robinet rocher roi roman romarin
  ronce ronde rosace rose roseau rosier roue ruban rubis ruche rue ruisseau sable sabot sac safran saison
  salade salon sandale sanglier sapin sardine satin sauce saule saumon savane savon scarabee science seau
  sel selle semaine semence sentier serpent serre serrure seve sieste sifflet signal silence silex singe
  sirop ski sofa soie soir soleil sonnette sorbet souche soupe source souris spirale stade statue store
  sucre sud table tableau tablier tambour tamis tapis tarte tasse taupe taxi temple tennis tente terrasse
  terre theatre thym ticket tige tigre tilleul timbre tiroir tissu toast toile toit tomate tonneau topaze
  torrent tortue toucan toupie tour train traineau tram travail trefle tresse tribu tricot trone trottoir
  truite tulipe tunnel usine vache vague valise vallee valse vanille vapeur vase velo velours vendredi vent
  verger vernis verre verveine veste viande vigne village ville violet violon virage visage vitrail vitre
  voile voisin voiture volcan volet voyage voyelle wagon yaourt zebre zephyr zinc
`
  .trim()
  .split(/\s+/);
