/** Short common English words for passphrases. */
export const words: readonly string[] = `
  acorn actor album alley amber anchor angle ankle apple april apron arch arena armor arrow aspen atlas
  attic autumn avenue badge bagel baker ballet bamboo banana banjo barley barn barrel basil basin basket
  beach beacon beaver bell belt bench berry birch bishop bison blanket bloom board boat bonnet book boot
  bottle boulder bowl box branch brass bread breeze brick bridge brook broom brush bubble bucket buffalo
  bugle bunny butter button cabin cable cactus cake camel camera camp canal candle candy canoe canvas canyon
  cape captain caramel cargo carpet carrot cart castle cat cave cedar celery cello chain chair chalk cherry
  chess chest chimney circle circus citrus clay cliff clock cloud clover coast coat cobalt cocoa coconut
  coffee coin collar comet compass cookie copper coral corn cosmos cottage cotton couch cousin crab cradle
  crane crater crayon cream creek cricket crown crystal cube cup cupboard curtain cushion cycle daisy dance
  dawn deer delta denim desert desk diamond dinner disco dock doctor dog dolphin donkey door dough dove
  dragon drawer dream dress drum duck dune eagle earth easel east echo eggplant elbow elder elm ember
  emerald engine evening fabric falcon farm feather fence fern ferry fiddle field fig finch finger fire fish
  flag flame flannel flint float flock flour flower flute foam fog forest fork fossil fountain fox frame
  freckle friday frog frost fruit galaxy garage garden garlic garnet gate gecko giant ginger giraffe glacier
  glass glove goat gold goose gorilla grain grape grass gravel gravy guitar gull hammer hammock harbor harp
  harvest hat hazel heart hedge helmet herb heron hill hinge hippo hobby holiday holly honey hood hook
  horizon horn horse house hut ice igloo iris iron island ivory ivy jacket jade jar jasmine jelly jewel
  jigsaw juice jungle juniper kayak kernel kettle key kitchen kite kitten kiwi koala lace ladder lagoon lake
  lamb lamp lantern laptop larch latch laundry lava lavender lawn leaf leather lemon lentil leopard letter
  lettuce library lilac lily lime linen lion lizard llama lobster locket lodge loom lotus lunch lynx magnet
  magpie mango mantle map maple marble march market marsh mask mast meadow melody melon mermaid metal milk
  mill mineral mint mirror mitten monday monkey moon moose morning mosaic moss moth mountain mouse muffin
  mug museum mushroom music mustard napkin navy nectar needle nest nickel night noodle north notebook nougat
  nutmeg oak oasis oat ocean octopus olive onion onyx opal opera orange orbit orchard orchid otter oven owl
  oyster paddle page paint palace palm pancake panda panther papaya paper parade park parrot parsley pasta
  path peach peacock peanut pear pearl pebble pelican pen pencil penguin pepper piano pickle picnic pigeon
  pillow pilot pine pipe pirate planet plank plate plaza plum pocket poem pond pony poplar poppy porch
  potato pottery prairie pretzel prism puffin pumpkin puppet puppy puzzle quail quartz queen quill quilt
  quiver rabbit raccoon radio radish raft rain raisin ranch raven recipe reed reef ribbon rice ridge ring
  river road robin robot rocket roof rope rose ruby rug saddle saffron sail salad salmon salt sand sandal
  sapphire satin sauce scarf school scooter seal season seed shadow sheep shelf shell ship shirt shoe shore
  shovel silk silver singer skate sketch sky sled slipper snail snow soap sock sofa soup south spark sparrow
  spice spider spinach spiral sponge spoon spring spruce square squash squid squirrel stable stamp star
  station statue steam stone stool storm story stove straw stream street string sugar summer sun sunday
  sunset swallow swan sweater swing syrup table tailor tango teapot temple tennis tent theater thimble
  thistle thread thunder thyme ticket tiger timber toast toffee tomato topaz torch towel tower town tractor
  trail train tray treasure tree trophy trout truck trumpet trunk tulip tundra tunnel turkey turnip turtle
  tweed twig uncle valley vanilla vase velvet village vine violet violin voyage waffle wagon walnut walrus
  water wave weasel west whale wheat wheel whisker whistle willow window winter wizard wolf wonder wood wool
  wren yacht yarn yogurt zebra zinc zipper
`
  .trim()
  .split(/\s+/);
