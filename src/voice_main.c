/* lectern-voice: the program that voices speak in. A process is forked for every utterance, which
 * costs the less the fewer libraries are in it; lectern itself has those of encoders, containers
 * and pictures too. */
#include "sound/shape.h"
#include "speech/pool.h"

int main(int argc, char **argv)
{
    return speech_serve(argc, argv, shape_speech, sizeof(Shape));
}
